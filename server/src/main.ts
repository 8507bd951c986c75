/** The process: reads the environment, opens everything, listens, and drains on SIGTERM. */
import { createApp } from './app.ts';
import { ConfigError, readConfig, type Config } from './config.ts';

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

const config = configOrExit();
const app = await createApp(config);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await app.close();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());

try {
  await app.listen();
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
  process.stderr.write(`port ${config.port} on ${config.host} is in use: stop what runs there, or say PORT=… (0 takes any free one)\n`);
  await app.close();
  process.exit(2);
}
process.stdout.write(`${(await app.greeting()).join('\n')}\n`);
