import { figureOf } from '../../../help/figures';

/**
 * {{#each (figureLinks 'growth headroom')}} → {label, href} of each figure's formula, in the order given.
 * @throws Error for a figure that does not exist
 */
function figureLinks(ids: string): { label: string; href: string }[] {
  return ids
    .split(' ')
    .filter(Boolean)
    .map((id) => ({ label: figureOf(id).label, href: `/help/figures#${id}` }));
}

export const help = { figureLinks };
