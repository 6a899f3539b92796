import { openApi } from './openapi';
import { routes } from './v1/index';

/** The description of the API: for programs as it is, for people as pages. */
export const apiDocument = openApi(routes);
