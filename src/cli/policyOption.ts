import { readFileSync } from 'node:fs';
import { type Policy, parsePolicy } from '../rotations/policy';
import { ProductError } from '../shared/errors';
import type { Db } from '../storage/database';
import { companyPolicy } from '../storage/people/company';

/**
 * The policy that a command works with: from a JSON file when one is named, else the company's.
 * @throws ProductError cli.policyFile, policy.invalid
 */
export async function policyOption(db: Db, file: string | undefined): Promise<Policy> {
  if (file === undefined) return companyPolicy(db);
  let text: string;
  try {
    // Editors of Windows put a byte order mark before the text.
    text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch {
    throw new ProductError('invalid', 'cli.policyFile', `The policy file "${file}" cannot be read.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ProductError('invalid', 'policy.invalid', `"${file}" is not JSON: ${(error as Error).message}.`);
  }
  return parsePolicy(value);
}
