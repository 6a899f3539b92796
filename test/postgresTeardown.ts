import { stopServer } from './postgresSetup';

/** Ends the server that `postgresSetup` started, if it did. */
export default stopServer;
