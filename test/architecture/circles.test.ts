import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const IMPORT = /from '(\.[^']+)'/g;

/** Files below src with what each imports of the others, types included. */
function imports(): Map<string, string[]> {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return new Map(
    files.map((name) => {
      const file = join('src', name);
      const targets = [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(
        ([, target]) => `${normalize(join(dirname(file), target))}.ts`,
      );
      return [file, targets.filter((target) => existsSync(target))];
    }),
  );
}

test('no file imports itself by way of others', () => {
  const graph = imports();
  const over = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    else if (!over.has(file)) {
      for (const target of graph.get(file) ?? []) visit(target, [...path, file]);
      over.add(file);
    }
  };
  for (const file of graph.keys()) visit(file, []);
  expect(graph.size).toBeGreaterThan(100);
  expect(circles).toEqual([]);
});
