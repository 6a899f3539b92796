import { personalRows } from './peopleData';
import { KEPT, NOT_DONE, OWN_DATA, PEOPLE_DECIDE, TURNED_OFF } from './peopleRules';

/** docs/works-council.md: the page “People and data” as Markdown, with individual figures shown and turned off. */
export function peopleDataText(): string {
  const shown = personalRows(true);
  const off = personalRows(false);
  const who = shown[0].seenBy.map((seen) => seen.who.toLowerCase());
  const rows = shown.map((row, at) => {
    const cells = row.seenBy.map(({ reach }, i) => {
      const hidden = off[at].seenBy[i].reach;
      return hidden === reach ? reach : `${reach} (turned off: ${hidden})`;
    });
    return line([row.what, row.from, ...cells]);
  });
  return [
    `# People and data
For works councils, data protection, and everybody it is about: what the product works out about people, from what, who sees it, what can
be turned off, and what people decide. Made from \`src/help\` and the table of permissions that the server asks before every answer;
in the product it stands under People and data (/help/people-data), with what is turned on there today.

## What, from what, and who reads it
A manager's line is everybody below, at any depth, and while standing in for an absent manager also theirs. Reps see trades only from the
announcement on. Whoever runs the server can read its database and its backups.
`,
    line(['what', 'from', ...who]) + line(['---', '---', ...who.map(() => '---')]) + rows.join(''),
    `## What can be turned off\n${pairs(TURNED_OFF)}`,
    `## What people decide\n${list(PEOPLE_DECIDE)}`,
    `## What is not done\n${list(NOT_DONE)}`,
    `## How long it is kept\n${pairs(KEPT)}`,
    `## Own data\n${list(OWN_DATA)}`,
  ].join('\n');
}

const line = (cells: string[]): string => `| ${cells.join(' | ')} |\n`;
const list = (sentences: readonly string[]): string => sentences.map((sentence) => `- ${sentence}\n`).join('');
const pairs = (all: readonly { what: string; how: string }[]): string =>
  all.map(({ what, how }) => `- **${what}**: ${how}\n`).join('');
