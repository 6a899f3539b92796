import type { Everything } from '../permissions/everything';

const BODIES: Record<string, object> = {
  '/rotations': { name: 'Autumn' },
  submissions: { successMeasure: 'Revenue', reviewDate: '2027-05-03' },
  schedules: { effectiveDate: '2026-04-01' },
  rejections: { reason: 'Too early' },
  withdrawals: { reason: 'Too early' },
  undos: { reason: 'Too early' },
  resolutions: { decision: 'ledger', reason: 'It holds' },
  trades: { swapIds: ['none'] },
  exports: { what: 'quotas', format: 'csv' },
  announcements: { tradeIds: ['none'] },
  answers: { outcome: 'rejected', reason: 'It stays' },
  openings: { closesOn: '2026-02-10' },
  marks: { doneOn: '2026-01-15' },
  steps: { words: 'Call', due: '2026-06-01' },
  notes: { words: 'Well' },
  droppings: { reason: 'Too early' },
  departures: { reason: 'Too early' },
  returns: { reason: 'Too early' },
  goals: { goal: 'More', measure: 'categories', target: 1, reviewDate: '2027-04-01', reason: 'Agreed' },
  ends: { result: 'stopped', reason: 'Agreed' },
  escalations: { reason: 'It is not' },
  '/own/challenges/{tradeId}': { reason: 'Promised' },
  '/own/wishes/{rotationId}': { wishes: [] },
  '/coaching-plans': {
    repId: 'R4',
    goal: 'More',
    measure: 'categories',
    target: 1,
    reviewDate: '2027-04-01',
    startDate: '2026-04-01',
  },
};

/** The address of a route of the API with the records of `everything` in it. */
export function sampleAddress(all: Everything, path: string): string {
  const pages = {
    rotationId: 'rotations',
    planId: 'plans',
    tradeId: 'trades',
    importId: 'imports',
    jobId: 'jobs',
    webhookId: 'webhooks',
    challengeId: 'challenges',
    coachingPlanId: 'coaching',
  };
  return path
    .replace('{accountId}', path.startsWith('/coaching') ? 'A2' : 'A1')
    .replace('{stepId}', all.address('/coaching/:id/steps/:step/done').split('/')[4])
    .replace('{step}', 'passOn')
    .replace('{repId}', 'R4')
    .replace('{deliveryId}', 'delivery-1')
    .replace('{exportId}', all.address('/crm/exports/:id').split('/')[3])
    .replace('{quarter}', 'latest')
    .replace('{differenceId}', all.address('/differences/:id').split('/')[2])
    .replace(/\{(\w+)\}/g, (_all, name: keyof typeof pages) => all.address(`/${pages[name]}/:id`).split('/')[2]);
}

/** What can be sent to a route, so that it is not refused for its form. */
export function sampleBody(path: string): object {
  return BODIES[path] ?? BODIES[path.split('/').at(-1) ?? ''] ?? {};
}
