/** A file to read: the name that people know it by, and where it lies. */
export interface InputFile {
  name: string;
  path: string;
}
