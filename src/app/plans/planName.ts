import { ProductError } from '../../shared/errors';

/**
 * A name for a plan, without the spaces around it.
 * @throws ProductError plan.badName (details.field: name)
 */
export function planName(name: string): string {
  const trimmed = name.trim();
  if (trimmed.length > 0 && trimmed.length <= 120) return trimmed;
  throw new ProductError('invalid', 'plan.badName', 'A plan needs a name of at most 120 characters.', {
    field: 'name',
  });
}
