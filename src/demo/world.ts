/** The invented market of the demo company: what it sells, to whom, where, and how the seasons run. */
export const CATEGORIES = ['Timber', 'Fixings', 'Coatings', 'Tools', 'Safety wear', 'Rigging', 'Lighting'] as const;

export interface Segment {
  name: string;
  /** Share of the accounts. */
  weight: number;
  /** Logarithmic growth a year of an account that just follows its market: earlier years, recent years. */
  earlierGrowth: number;
  recentGrowth: number;
  /** Revenue of quarters 1 to 4 over the mean quarter. */
  season: [number, number, number, number];
  /** How much each category matters, in the order of CATEGORIES. */
  appetite: number[];
  industries: string[];
  /** Last words of the names of its customers. */
  trades: string[];
}

export const SEGMENTS: readonly Segment[] = [
  {
    name: 'Regional builders',
    weight: 0.3,
    earlierGrowth: 0.05,
    recentGrowth: 0.045,
    season: [0.85, 1.1, 1.15, 0.9],
    appetite: [5, 4, 2, 3, 2, 0.3, 1],
    industries: ['Construction', 'Construction', 'Property'],
    trades: ['Builders', 'Construction', 'Homes', 'Contracting', 'Roofing'],
  },
  {
    name: 'Joinery shops',
    weight: 0.22,
    earlierGrowth: 0.04,
    recentGrowth: 0.03,
    season: [0.95, 1, 1, 1.05],
    appetite: [5, 3, 4, 3, 1, 0.2, 0.6],
    industries: ['Manufacturing', 'Construction'],
    trades: ['Joinery', 'Woodworks', 'Cabinets', 'Millwork', 'Furniture'],
  },
  {
    name: 'Boatyards',
    weight: 0.14,
    earlierGrowth: 0.03,
    recentGrowth: -0.06,
    season: [0.9, 1.3, 1, 0.8],
    appetite: [3, 3, 4, 2, 2, 5, 1],
    industries: ['Marine'],
    trades: ['Boatyard', 'Marine', 'Slipway', 'Moorings', 'Yachts'],
  },
  {
    name: 'Hotels and facilities',
    weight: 0.2,
    earlierGrowth: 0.06,
    recentGrowth: 0.065,
    season: [0.95, 1.15, 1.05, 0.85],
    appetite: [1, 2, 4, 2, 2, 0.2, 5],
    industries: ['Hospitality', 'Property'],
    trades: ['Hotels', 'Facilities', 'Lodges', 'Estates', 'Resorts'],
  },
  {
    name: 'Public works',
    weight: 0.14,
    earlierGrowth: 0.035,
    recentGrowth: 0.035,
    season: [0.8, 1, 1.15, 1.05],
    appetite: [2, 3, 3, 4, 5, 0.5, 4],
    industries: ['Public sector'],
    trades: ['Parks', 'Water District', 'Roads', 'Schools', 'Works Department'],
  },
];

/** Three teams of eight reps, each in two regions. */
export const TEAMS = [
  { name: 'East', regions: ['Northeast', 'Mid-Atlantic'] },
  { name: 'Central', regions: ['Great Lakes', 'Gulf Coast'] },
  { name: 'West', regions: ['Mountain', 'Pacific'] },
] as const;

export const REPS_PER_TEAM = 8;
export const ACCOUNTS = 900;
export const QUARTERS = 16;
/** Position among the sixteen quarters from which the recent behaviour of an account holds. */
export const RECENT_FROM = 7;
