import { reachOf } from './permissionOf';
import { OPEN_ROUTES, PERMISSIONS, type Reach } from './permissionTable';
import { ROLES, type Role } from './user';

const WORD: Record<Reach, string> = {
  all: 'all',
  whole: 'whole company',
  part: 'own line',
  line: 'own line',
  own: 'own',
  linked: 'own',
  no: '–',
};

const HEAD: Record<Role, string> = { admin: 'administrator', manager: 'manager', rep: 'rep', leader: 'leader' };

const INTRODUCTION = `# Who may do what

Made from \`src/people/permissionTable.ts\`, which the server asks before every answer; a test tries every cell over HTTP. What is
not within somebody's reach does not exist for them: 404, as a page and as JSON. Who is not signed in is sent to the sign-in
(programs get 401).

- **all** – every record.
- **own line** – a manager sees and decides about their reps at any depth: pages show that part alone, and records that touch none of
  it do not exist. Where nobody has a manager the company is one team. Who stands in for an absent manager has that manager's
  line besides their own until the day it ends.
- **whole company** – managers only where their line is the whole company.
- **own** – what is about the user: their accounts, their handoffs, their work. Pending trades do not exist for reps until they are
  announced.
- **–** – does not exist.

Leaders read everything and change nothing but what is their own (password, theme, notifications). Which of the consents of a
trade somebody may give is decided by the trade (\`src/trades/consents.ts\`): one for each distinct direct manager, at least two
people, silence never approves. An account of an agreed trade is replaced, because the customer objects or a challenge is upheld, by
who consents for the rep who hands it over (the direct manager, who stands in for them, else the nearest one above with a sign-in) or
an administrator; who is only further up the line leaves it to them. A consent is taken back by who gave it, as long as the reps know
nothing of the trade. Figures of individual reps can be turned off for everybody but the rep.
`;

/** docs/permissions.md: the table by page group, as Markdown. */
export function permissionsText(): string {
  const groups = Object.entries(PERMISSIONS).map(([group, rows]) => {
    const lines = rows.map((row) => [`\`${row[0]}\``, row[1], ...ROLES.map((role) => WORD[reachOf(row, role)])]);
    return `## ${group}\n${tableOf(['route', 'what', ...ROLES.map((role) => HEAD[role])], lines)}`;
  });
  const open = tableOf(
    ['route', 'what'],
    Object.entries(OPEN_ROUTES).map(([route, what]) => [`\`${route}\``, what]),
  );
  return [INTRODUCTION, ...groups, `## Without signing in\n${open}`].join('\n');
}

function tableOf(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}
