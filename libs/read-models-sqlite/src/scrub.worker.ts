import { workerData } from 'node:worker_threads';
import { GenerationsFolder } from './generations-folder.js';

const folder = new GenerationsFolder(workerData as string);
try {
  folder.scrub();
} finally {
  folder.close();
}
