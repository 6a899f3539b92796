import { ProductError } from '../../shared/errors';
import type { PanelField } from './panelBuilder';

/** A panel that allows no estimate at all: which column the reason lies in, and a sentence that says how to mend it. */
export class PanelRefusal extends ProductError {
  constructor(
    code: string,
    readonly field: PanelField,
    readonly sentence: string,
  ) {
    super('refused', code, sentence, { field });
  }
}
