import { ProductError } from '../../shared/errors';

const REASONS: Record<string, string> = {
  EACCES: 'there is no permission to read it',
  EPERM: 'there is no permission to read it',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a link that leads in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'it is no longer there',
  ENOTDIR: 'a part of its path is a file where a folder should be',
};

/**
 * What a failed access to a file or folder means for a person: import.unreadable.
 * @param what its name or path
 * @param error of the file system
 */
export function unreadable(what: string, error: unknown): ProductError {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? 'unknown';
  const reason = REASONS[code] ?? `the machine reports ${code}`;
  return new ProductError('invalid', 'import.unreadable', `"${what}" cannot be read: ${reason}. Check the path.`, {
    path: what,
  });
}
