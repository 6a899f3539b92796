import { dates } from './dates';
import { help } from './help';
import { html } from './html';
import { logic } from './logic';
import { numbers } from './numbers';

/** Every helper of the templates by name. */
export const helpers = { ...numbers, ...dates, ...html, ...help, ...logic };
