import fc from 'fast-check';
import { OwnerSpells } from '../../src/imports/ownerSpells';
import { parentCycles } from '../../src/imports/parentCycles';
import { formatAmount } from '../../src/shared/money';
import { fileOf, openDesk, SMALL } from './desk';

const revenueRow = fc.record({
  account: fc.constantFrom('A1', 'A2', 'A3'),
  month: fc.constantFrom('2024-01', '2024-02', '2024-13'),
  category: fc.constantFrom('Bolts', 'Nuts, "fine"', ''),
  cents: fc.integer({ min: -1_000_000, max: 1_000_000 }),
});

test('accepted rows add up to the cent, and read = added + changed + unchanged + rejected', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(revenueRow, { minLength: 1, maxLength: 30 }), async (rows) => {
      const desk = await openDesk();
      try {
        const lines = rows.map(
          (r) => `${r.account},${r.month},"${r.category.replaceAll('"', '""')}",${formatAmount(r.cents)},`,
        );
        const summary = await desk.bring({
          ...SMALL,
          'revenue.csv': `account_id,month,category,amount,rep_id\n${lines.join('\n')}\n`,
        });
        const seen = new Map<string, number>();
        for (const r of rows) {
          const key = `${r.account} ${r.month} ${r.category}`;
          if (r.month !== '2024-13' && !seen.has(key)) seen.set(key, r.cents);
        }
        const expected = [...seen.values()].reduce((sum, cents) => sum + cents, 0);
        const { read, added, changed, unchanged, rejected, totalCents } = fileOf(summary, 'revenue');
        expect(read).toBe(rows.length);
        expect([added, changed + unchanged, rejected]).toEqual([seen.size, 0, rows.length - seen.size]);
        expect(totalCents).toBe(expected);
        expect(desk.one('select coalesce(sum(amount_cents), 0) from revenue')).toBe(expected);
      } finally {
        await desk.close();
      }
    }),
    { seed: 20260115, numRuns: process.env.TEST_DATABASE === 'postgres' ? 10 : 25 },
  );
});

test('owner spells that are taken never overlap, and none is refused without an overlap', () => {
  const spell = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.option(fc.integer({ min: 1, max: 10 }), { nil: null }));
  fc.assert(
    fc.property(fc.array(spell, { maxLength: 25 }), (list) => {
      const spells = new OwnerSpells();
      const days = (n: number): string => String(n).padStart(3, '0');
      const taken: { from: number; to: number; line: number }[] = [];
      list.forEach(([from, length], line) => {
        const to = length === null ? Number.POSITIVE_INFINITY : from + length;
        const clash = spells.take(days(from), length === null ? null : days(from + length), line);
        const overlapping = taken.filter((other) => other.from < to && from < other.to).map((other) => other.line);
        if (clash === null) expect(overlapping).toEqual([]);
        else expect(overlapping).toContain(clash);
        if (clash === null) taken.push({ from, to, line });
      });
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('every loop of parents is found, once, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 12 }), (parents) => {
      const parentOf = Int32Array.from([0, ...parents.map((parent) => Math.min(parent, parents.length))]);
      const onLoop = [...parentOf.keys()].filter((start) => {
        let node = parentOf[start];
        for (let steps = 0; steps < parentOf.length && node !== 0 && node !== start; steps++) node = parentOf[node];
        return start !== 0 && node === start;
      });
      expect(
        parentCycles(parentOf)
          .flat()
          .sort((a, b) => a - b),
      ).toEqual(onLoop);
    }),
    { seed: 7, numRuns: 300 },
  );
});
