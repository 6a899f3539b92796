/** Words that a company's name can lack without being another's: legal forms, 'the' and 'and'. */
const FILLERS = new Set(
  'inc incorporated corp corporation co company llc llp lp ltd limited plc gmbh ag kg ohg ug se mbh sa sas sarl sl srl spa bv nv ab as oy aps the and und et y'.split(
    ' ',
  ),
);

const MARK = /^(\p{L}|[ivx]+)$/u;

/**
 * A name in the two forms under which names are compared: `packed` = letters and digits alone, without case and accents;
 * `core` = also without legal forms and fillers, as long as anything else is left. `marks` = what tells names of a
 * series apart: digits, single letters and Roman numbers.
 */
export function normalised(name: string): { packed: string; core: string; marks: string } {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
  // 'S.A.' and 'G.m.b.H.' are single words; other signs part words.
  const words = plain
    .replace(/(?<=\p{L})\.(?=\p{L}(\.|\s|$))/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const rest = words.filter((word) => !FILLERS.has(word));
  const marks = words.map((word) => (MARK.test(word) ? word : word.replace(/\D/g, ''))).filter((mark) => mark !== '');
  return { packed: words.join(''), core: (rest.length > 0 ? rest : words).join(''), marks: marks.join(' ') };
}
