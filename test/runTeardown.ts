import { endRun } from './runSetup';

/** Ends what `runSetup` began. */
export default endRun;
