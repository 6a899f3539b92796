/** What a file of another system can hold; `nothing` = it is left out. */
export const HOLDINGS = ['deals', 'accounts', 'reps', 'ownerHistory', 'rates', 'nothing'] as const;
export type Holding = (typeof HOLDINGS)[number];

/** How the cells of a field are read. */
export type FieldType = 'key' | 'text' | 'day' | 'amount' | 'flag' | 'number';

/** One meaning that a column can have, with what a person reads for it. */
export interface Field {
  label: string;
  type: FieldType;
}

const field = (label: string, type: FieldType): Field => ({ label, type });

const accountAttributes = {
  region: field('Region', 'text'),
  segment: field('Segment', 'text'),
  industry: field('Industry', 'text'),
};

/** The meanings that columns can have, by what the file holds. Deals are also sales, orders and invoices: money by day. */
export const FIELDS: Readonly<Record<Holding, Readonly<Record<string, Field>>>> = {
  deals: {
    account: field('Customer id', 'key'),
    accountName: field('Customer', 'key'),
    rep: field('Rep id', 'key'),
    repName: field('Rep', 'key'),
    date: field('Day or month of the revenue', 'day'),
    year: field('Year, when the month stands apart', 'number'),
    amount: field('Amount', 'amount'),
    category: field('Product or category', 'text'),
    margin: field('Margin', 'amount'),
    currency: field('Currency', 'text'),
    deal: field('Deal or order id', 'key'),
    dealName: field('Deal name', 'text'),
    stage: field('Stage or status', 'text'),
    won: field('Is won', 'flag'),
    closed: field('Is closed', 'flag'),
    deleted: field('Is deleted', 'flag'),
    created: field('Day of creation', 'day'),
    lastActivity: field('Day of the last activity', 'day'),
    expectedDate: field('Expected close', 'day'),
    expectedAmount: field('Expected amount', 'amount'),
    dealType: field('Deal type', 'text'),
    term: field('Term in months', 'number'),
    termStart: field('Start of the term', 'day'),
    ...accountAttributes,
  },
  accounts: {
    account: field('Customer id', 'key'),
    name: field('Customer', 'key'),
    owner: field('Owner id', 'key'),
    ownerName: field('Owner', 'key'),
    ...accountAttributes,
    potential: field('Annual potential', 'amount'),
    parent: field('Parent account id', 'key'),
    parentName: field('Parent account', 'key'),
    created: field('Day of creation', 'day'),
    deleted: field('Is deleted', 'flag'),
  },
  reps: {
    rep: field('Rep id', 'key'),
    name: field('Rep', 'key'),
    firstName: field('First name', 'text'),
    lastName: field('Last name', 'text'),
    email: field('E-mail', 'text'),
    manager: field('Manager id', 'key'),
    managerName: field('Manager', 'key'),
    region: field('Region', 'text'),
    hired: field('First day', 'day'),
    left: field('Last day', 'day'),
    active: field('Is active', 'flag'),
    changed: field('Day of the last change', 'day'),
  },
  ownerHistory: {
    account: field('Customer id', 'key'),
    what: field('What changed', 'text'),
    before: field('Old value', 'text'),
    after: field('New value', 'text'),
    at: field('When', 'day'),
    deleted: field('Is deleted', 'flag'),
  },
  rates: {
    currency: field('Currency', 'text'),
    month: field('Month', 'day'),
    rate: field('Rate', 'number'),
  },
  nothing: {},
};

/** What a file with this holding needs at least: one column of every group. */
const NEEDED: Readonly<Record<Holding, readonly (readonly string[])[]>> = {
  deals: [['accountName', 'account'], ['date'], ['amount']],
  accounts: [['name', 'account']],
  reps: [['name', 'rep', 'lastName']],
  ownerHistory: [['account'], ['what'], ['after'], ['at']],
  rates: [['currency'], ['rate']],
  nothing: [],
};

/** The first group of needed fields that is not there, as its first field; null = all are. */
export function missingField(holds: Holding, has: (field: string) => boolean): string | null {
  return NEEDED[holds].find((group) => !group.some(has))?.[0] ?? null;
}
