/** The id of what a job is for; kinds of jobs that are always for something are queued with it, so none is a defect. */
export function subjectOf(id: string | null): string {
  if (id === null) throw new Error('The job does not say what it is for.');
  return id;
}
