/**
 * Who may do what: every page and action, with how far each role reaches. The server lets nobody past this table (a route
 * without a row is open to nobody), a test compares it with the routes and tries every cell over HTTP, and
 * docs/permissions.md is made from it. What is not within reach does not exist for a user: 404.
 *
 * - all: every record
 * - part: the page opens and shows what concerns the own line (a manager's reps at any depth) and nothing else
 * - line: only records that touch the own line; those of others do not exist
 * - whole: only where the own line is the whole company
 * - own: only what is the user's own
 * - linked: everybody who is a rep or manager of the data, about themselves
 * - no: does not exist
 *
 * A manager's line includes those of the managers they stand in for on the day.
 */
export type Reach = 'all' | 'part' | 'line' | 'whole' | 'own' | 'linked' | 'no';

/** Route (method and path as the router writes it), what it is in words, then the reach of each role. */
export type PermissionRow = readonly [
  route: `${'GET' | 'POST'} /${string}`,
  what: string,
  admin: Reach,
  manager: Reach,
  leader: Reach,
  rep: Reach,
];

/** Pages by group, in the order of the navigation. A page's literal path stands before one with a parameter. */
export const PERMISSIONS: Readonly<Record<string, readonly PermissionRow[]>> = {
  Dashboard: [
    ['GET /', 'what needs me today, where revenue stands', 'all', 'part', 'all', 'own'],
    ['POST /analysis', 'ask for a fresh analysis', 'all', 'all', 'no', 'no'],
  ],
  'My accounts': [
    ['GET /my-accounts', 'own accounts, what comes and what leaves', 'linked', 'linked', 'linked', 'linked'],
    ['POST /my-accounts/opt-in', 'let own accounts be exchanged', 'linked', 'linked', 'linked', 'linked'],
    ['POST /my-accounts/opt-out', 'take that back', 'linked', 'linked', 'linked', 'linked'],
    ['GET /my-accounts/challenges/:tradeId', 'challenge of an own exchange', 'own', 'own', 'own', 'own'],
    ['POST /my-accounts/challenges/:tradeId', 'challenge it', 'own', 'own', 'own', 'own'],
    ['POST /my-accounts/challenges/:tradeId/escalation', 'ask the manager above', 'own', 'own', 'own', 'own'],
    ['POST /my-accounts/challenges/:tradeId/withdrawal', 'take it back', 'own', 'own', 'own', 'own'],
    ['GET /handoffs/:tradeId/:accountId', 'briefing for an account that is handed over', 'all', 'line', 'all', 'own'],
    ['GET /reps/:id/handoffs', "a rep's own page, as the line above sees it", 'all', 'line', 'all', 'no'],
  ],
  Accounts: [
    ['GET /accounts', 'list of accounts', 'all', 'part', 'all', 'no'],
    ['GET /accounts.csv', 'the list as a file', 'all', 'part', 'all', 'no'],
    ['GET /accounts/:id', 'an account', 'all', 'line', 'all', 'own'],
  ],
  Reps: [
    ['GET /reps', 'list of reps', 'all', 'part', 'all', 'no'],
    ['GET /reps/:id', 'a rep', 'all', 'line', 'all', 'own'],
  ],
  Rotations: [
    ['GET /rotations', 'list of rotations', 'all', 'part', 'all', 'no'],
    ['GET /rotations/new', 'form for a new rotation', 'all', 'all', 'no', 'no'],
    ['POST /rotations', 'open a rotation', 'all', 'all', 'no', 'no'],
    ['GET /rotations/:id', 'where a rotation stands', 'all', 'part', 'all', 'no'],
    ['POST /rotations/:id/analysis', 'ask for its analysis', 'all', 'all', 'no', 'no'],
    ['GET /rotations/:id/candidates', 'its candidates', 'all', 'part', 'all', 'no'],
    ['GET /rotations/:id/reps', 'train, trade or leave', 'all', 'part', 'all', 'no'],
    ['GET /rotations/:id/exclusions/new', 'form for keeping something out', 'all', 'line', 'no', 'no'],
    ['POST /rotations/:id/exclusions', 'keep an account or a book out', 'all', 'line', 'no', 'no'],
    ['POST /rotations/:id/exclusions/:exclusion/removal', 'let it in again', 'all', 'line', 'no', 'no'],
    ['GET /rotations/:id/comparison', 'plans side by side', 'all', 'part', 'all', 'no'],
    ['GET /rotations/:id/lottery', 'the draw', 'all', 'part', 'all', 'no'],
    ['POST /rotations/:id/lottery/preparation', 'prepare the draw', 'all', 'all', 'no', 'no'],
    ['POST /rotations/:id/lottery/draw', 'draw the lot', 'all', 'all', 'no', 'no'],
    ['POST /rotations/:id/lottery/waiver', 'do without a draw', 'all', 'all', 'no', 'no'],
    ['POST /rotations/:id/submissions', 'submit ticked trades', 'all', 'part', 'no', 'no'],
    ['POST /rotations/:id/consents', 'consent to ticked trades', 'all', 'part', 'no', 'no'],
    ['POST /rotations/:id/schedules', 'give ticked trades their date', 'all', 'part', 'no', 'no'],
    ['POST /rotations/:id/announcements', 'announce ticked trades to the reps', 'all', 'part', 'no', 'no'],
  ],
  Plans: [
    ['POST /rotations/:id/plans', 'make a plan', 'all', 'all', 'no', 'no'],
    ['GET /plans/:id', 'a plan', 'all', 'part', 'all', 'no'],
    ['GET /plans/:id/plan.json', 'the whole plan as a file', 'all', 'whole', 'all', 'no'],
    ['GET /plans/:id/why', 'why a swap is in it', 'all', 'part', 'all', 'no'],
    ['GET /plans/:id/costs', 'what its locks and limits cost', 'all', 'part', 'all', 'no'],
    ['GET /plans/:id/analyst', 'bound, frontier and fairness', 'all', 'part', 'all', 'no'],
    ['POST /plans/:id/analyst/adoptions', 'make a plan of a point of the frontier', 'all', 'all', 'no', 'no'],
    ['POST /plans/:id/studies', 'ask a question about a plan', 'all', 'all', 'no', 'no'],
    ['GET /plans/:id/again', 'form for planning again', 'all', 'part', 'no', 'no'],
    ['POST /plans/:id/scenarios', 'plan again', 'all', 'part', 'no', 'no'],
    ['GET /plans/:id/by-hand', 'form for a swap by hand', 'all', 'part', 'no', 'no'],
    ['POST /plans/:id/by-hand', 'put a swap in', 'all', 'part', 'no', 'no'],
    ['POST /plans/:id/removals', 'take a swap out', 'all', 'line', 'no', 'no'],
    ['POST /plans/:id/name', 'rename a plan', 'all', 'all', 'no', 'no'],
    ['POST /plans/:id/copies', 'copy a plan', 'all', 'all', 'no', 'no'],
    ['POST /plans/:id/archive', 'put a plan aside', 'all', 'all', 'no', 'no'],
    ['POST /plans/:id/restoration', 'take it back', 'all', 'all', 'no', 'no'],
    ['POST /plans/:id/trades', 'take swaps into trades', 'all', 'part', 'no', 'no'],
    ['POST /rotations/:id/transfers', 'plan transfers of vacant books', 'all', 'all', 'no', 'no'],
    ['GET /transfers/:id', 'planned transfers', 'all', 'part', 'all', 'no'],
    ['POST /transfers/:id/trades', 'take transfers into trades', 'all', 'part', 'no', 'no'],
    ['GET /backtest', 'how past forecasts did', 'all', 'all', 'all', 'no'],
    ['POST /backtest/runs', 'run that again', 'all', 'all', 'no', 'no'],
  ],
  Trades: [
    ['GET /trades/:id', 'a trade', 'all', 'line', 'all', 'no'],
    ['POST /trades/:id/submission', 'submit it', 'all', 'line', 'no', 'no'],
    ['POST /trades/:id/consent', 'consent', 'all', 'line', 'no', 'no'],
    ['POST /trades/:id/rejection', 'reject', 'all', 'line', 'no', 'no'],
    ['POST /trades/:id/withdrawal', 'withdraw', 'all', 'line', 'no', 'no'],
    ['POST /trades/:id/schedule', 'schedule and announce', 'all', 'line', 'no', 'no'],
    ['POST /trades/:id/effect', 'bring into effect when due', 'all', 'line', 'no', 'no'],
    ['POST /trades/:id/undo', 'draft the way back', 'all', 'line', 'no', 'no'],
    ['POST /challenges/:id/answer', 'answer a challenge', 'own', 'own', 'no', 'no'],
    ['GET /trades/:id/credit', 'form for its credit terms', 'all', 'line', 'no', 'no'],
    ['POST /trades/:id/credit', 'write or change them', 'all', 'line', 'no', 'no'],
    ['POST /trades/:id/credit/consent', 'consent to a change of them', 'all', 'line', 'no', 'no'],
    ['POST /trades/:id/credit/refusal', 'decline a change', 'all', 'line', 'no', 'no'],
  ],
  'Outcomes and review': [
    ['GET /trades/:id/outcome', 'what an exchange did', 'all', 'line', 'all', 'no'],
    ['POST /trades/:id/decision', 'keep, extend or reverse it', 'all', 'line', 'no', 'no'],
    ['GET /rotations/:id/outcome', 'what the exchanges of a rotation did', 'all', 'part', 'all', 'no'],
    ['GET /rotations/:id/outcome/accounts', 'before and after, account by account', 'all', 'part', 'all', 'no'],
    ['GET /outcomes/method', 'how effects are measured', 'all', 'all', 'all', 'no'],
    ['GET /outcomes/learning', 'what own exchanges teach', 'all', 'all', 'all', 'no'],
    ['POST /outcomes/learning', 'take that over or not', 'all', 'all', 'no', 'no'],
    ['GET /review', 'the quarterly review', 'all', 'part', 'all', 'no'],
    ['GET /review.csv', 'the review as a table', 'all', 'part', 'all', 'no'],
    ['GET /review.xlsx', 'the review as a workbook', 'all', 'part', 'all', 'no'],
  ],
  Import: [
    ['GET /imports', 'imports and the form for files', 'all', 'no', 'no', 'no'],
    ['POST /imports', 'upload files', 'all', 'no', 'no', 'no'],
    ['GET /imports/:id', 'preview of an import', 'all', 'no', 'no', 'no'],
    ['GET /imports/:id/rejected.csv', 'its rejected rows', 'all', 'no', 'no', 'no'],
    ['POST /imports/:id/commit', 'commit it', 'all', 'no', 'no', 'no'],
    ['POST /imports/:id/discard', 'discard it', 'all', 'no', 'no', 'no'],
    ['GET /crm', 'how far the CRM follows', 'all', 'part', 'all', 'no'],
    ['POST /crm/exports', 'write a file for the CRM', 'all', 'no', 'no', 'no'],
    ['GET /crm/exports/:id', 'a file that was written', 'all', 'no', 'no', 'no'],
    ['GET /differences', 'where the CRM and the ledger disagree', 'all', 'part', 'no', 'no'],
    ['POST /differences/:id/resolution', 'decide who is right', 'all', 'no', 'no', 'no'],
    ['GET /jobs/:id', 'long work under way', 'all', 'own', 'no', 'no'],
    ['POST /jobs/:id/cancellation', 'stop it', 'all', 'own', 'no', 'no'],
    ['POST /jobs/:id/discarding', 'stop it and keep nothing', 'all', 'own', 'no', 'no'],
  ],
  'Users, settings, audit': [
    ['GET /users', 'list of users', 'all', 'no', 'no', 'no'],
    ['GET /users/new', 'form for a new user', 'all', 'no', 'no', 'no'],
    ['POST /users', 'add a user', 'all', 'no', 'no', 'no'],
    ['GET /users/:id', 'a user', 'all', 'no', 'no', 'no'],
    ['POST /users/:id/password', 'give a new password', 'all', 'no', 'no', 'no'],
    ['POST /users/:id/disabling', 'disable', 'all', 'no', 'no', 'no'],
    ['POST /users/:id/enabling', 'enable', 'all', 'no', 'no', 'no'],
    ['GET /users/:id/absence', 'who stands in for a manager', 'all', 'no', 'no', 'no'],
    ['POST /users/:id/absence', 'name who stands in for them', 'all', 'no', 'no', 'no'],
    ['POST /users/:id/absence/:standIn/end', 'end that early', 'all', 'no', 'no', 'no'],
    ['GET /settings', 'name, locale, figures of reps', 'all', 'no', 'no', 'no'],
    ['POST /settings', 'change them', 'all', 'no', 'no', 'no'],
    ['GET /settings/policy', 'the policy', 'all', 'no', 'no', 'no'],
    ['POST /settings/policy', 'change the policy', 'all', 'no', 'no', 'no'],
    ['GET /settings/holidays', 'holidays', 'all', 'no', 'no', 'no'],
    ['POST /settings/holidays', 'change them', 'all', 'no', 'no', 'no'],
    ['GET /settings/credit', 'templates of credit terms', 'all', 'no', 'no', 'no'],
    ['GET /settings/credit/:id', 'a template', 'all', 'no', 'no', 'no'],
    ['POST /settings/credit/:id', 'change it, or add one', 'all', 'no', 'no', 'no'],
    ['POST /settings/credit/:id/removal', 'remove it', 'all', 'no', 'no', 'no'],
    ['GET /tokens', "everybody's API tokens", 'all', 'no', 'no', 'no'],
    ['POST /tokens/:id/revocation', 'revoke any of them', 'all', 'no', 'no', 'no'],
    ['GET /audit', 'the audit trail', 'all', 'no', 'all', 'no'],
    ['GET /audit/chain', 'is the chain whole?', 'all', 'no', 'all', 'no'],
  ],
  Oneself: [
    ['GET /profile', 'what is known about me', 'own', 'own', 'own', 'own'],
    ['POST /profile/password', 'change my password', 'own', 'own', 'own', 'own'],
    ['GET /profile/absence', 'who stands in for me, and for whom I do', 'linked', 'linked', 'no', 'no'],
    ['POST /profile/absence', 'name who stands in for me', 'linked', 'linked', 'no', 'no'],
    ['POST /profile/absence/:standIn/end', 'end that early', 'own', 'own', 'no', 'no'],
    ['GET /profile/tokens', 'my API tokens', 'own', 'own', 'own', 'own'],
    ['POST /profile/tokens', 'make one', 'own', 'own', 'own', 'own'],
    ['POST /profile/tokens/:id/revocation', 'revoke one', 'all', 'own', 'own', 'own'],
  ],
};

/** Reached without signing in; some of it answers signed-in users of one role only. */
export const OPEN_ROUTES: Readonly<Record<string, string>> = {
  'GET /healthz': 'the server is up',
  'GET /sign-in': 'form to sign in',
  'POST /sign-in': 'sign in',
  'POST /sign-out': 'sign out',
  'POST /theme': 'light or dark',
  'GET /setup': 'the first visit, before there is any user',
  'POST /setup': 'create the first administrator, before there is any user',
  'GET /setup/data': 'where data comes from (administrators only)',
  'GET /setup/demo': 'seats of the demo company (administrators only)',
  'POST /setup/demo': 'load the demo company (administrators only)',
};
