import { z } from 'zod';
import { KINDS, kindNamed } from '../../src/notifications/kinds/index';
import { tell } from '../../src/notifications/read';
import { MOST_ATTEMPTS, secondsToNextAttempt } from '../../src/notifications/retry';

const SAMPLES: Record<keyof typeof KINDS, Record<string, unknown>> = {
  consentAsked: { tradeId: 't', number: 3 },
  tradeApproved: { tradeId: 't', number: 3 },
  tradeRejected: { tradeId: 't', number: 3 },
  tradeConflict: { tradeId: 't', number: 3 },
  reviewDue: { tradeId: 't', number: 3 },
  accountsAnnounced: { coming: 2, leaving: 1 },
  wishesAsked: { rotationId: 'r' },
  specialistTold: { accounts: 2 },
  exchangeTakenBack: {},
  exchangePostponed: {},
  challengeRaised: { tradeId: 't', number: 3 },
  challengeOverdue: { tradeId: 't', number: 3 },
  challengeAnswered: {},
  coachingOpened: { planId: 'p' },
  coachingReviewDue: { planId: 'p' },
  coachingEnded: { planId: 'p' },
  handoffLate: { path: '/my-accounts', steps: 2 },
  importFailed: { importId: 'i' },
  watchedImportFailed: { importId: 'i' },
  standInNamed: {},
  webhookDisabled: { webhookId: 'w' },
  passwordChanged: { byAdministrator: false },
  tokenMade: {},
};

test.each(Object.entries(KINDS))('%s has a sentence and an address of this product', (name, kind) => {
  const told = tell(name, SAMPLES[name as keyof typeof KINDS], 'en-US')!;
  expect(told.sentence).toMatch(/^[A-Z].*\.$/);
  expect(told.href).toMatch(/^\/[a-z]/);
  expect(kind.label).toMatch(/^[A-Z]/);
});

test.each(Object.entries(KINDS))(
  '%s keeps no money and no names of customers: its facts have no other text than ids',
  (_, kind) => {
    const { properties = {} } = z.toJSONSchema(kind.about) as { properties?: Record<string, { type: string }> };
    const texts = Object.keys(properties).filter((key) => properties[key].type === 'string');
    expect(texts.filter((key) => !/Id$|^path$/.test(key))).toEqual([]);
    expect(Object.keys(properties).filter((key) => /cents|name/i.test(key))).toEqual([]);
  },
);

test('a kind of another version and facts that do not fit show nothing', () => {
  expect(kindNamed('somethingNew')).toBeNull();
  expect(kindNamed('toString')).toBeNull();
  expect(tell('somethingNew', {}, 'en-US')).toBeNull();
  expect(tell('consentAsked', { tradeId: 't' }, 'en-US')).toBeNull();
});

test('an announcement says only what moves', () => {
  const say = (coming: number, leaving: number) => tell('accountsAnnounced', { coming, leaving }, 'en-US')!.sentence;
  expect(say(1, 2)).toBe('An account exchange is announced: 1 account coming to you, 2 accounts leaving you.');
  expect(say(0, 1)).toBe('An account exchange is announced: 1 account leaving you.');
});

test('a mail is tried again later and later, then given up', () => {
  const waits = Array.from({ length: MOST_ATTEMPTS }, (_, i) => secondsToNextAttempt(i + 1));
  expect(waits.slice(0, 4)).toEqual([60, 240, 960, 3840]);
  expect(waits.at(-2)).toBe(43_200);
  expect(waits.at(-1)).toBeNull();
});
