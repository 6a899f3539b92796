import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { writeMps } from '../../planning/mps/writeMps';
import type { PlanningInput } from '../../planning/types';
import { ProductError } from '../../shared/errors';

/** Text is gathered up to this many characters before it goes to the disk. */
const PIECE = 1 << 16;

function openNew(path: string): number {
  try {
    return openSync(path, 'w');
  } catch (error) {
    throw new ProductError(
      'invalid',
      'plan.modelFile',
      `The model cannot be written to ${path}: ${(error as Error).message}. Name a file in a folder that exists and that you may write to.`,
    );
  }
}

/** Writes and closes. */
function writeTo(file: number, input: PlanningInput): { rows: number; columns: number } {
  let text = '';
  try {
    const size = writeMps(input, (piece) => {
      text += piece;
      if (text.length < PIECE) return;
      writeSync(file, text);
      text = '';
    });
    writeSync(file, text);
    return size;
  } finally {
    closeSync(file);
  }
}

/**
 * Writes the planner's whole integer model to a file, piece by piece; the file is there whole or not at all.
 * @throws ProductError plan.modelFile, planning.modelTooLarge, planning.pinNotAdmissible
 */
export function writeModel(input: PlanningInput, path: string): { rows: number; columns: number } {
  const unfinished = `${path}.part`;
  const file = openNew(unfinished);
  try {
    const size = writeTo(file, input);
    renameSync(unfinished, path);
    return size;
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
