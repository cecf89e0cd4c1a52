import { checkDevice, comesFromHub, describeEncoder } from '#encoder-transformers';
import type { Config } from '../config/config.js';

/**
 * Fails the start where the encoder cannot be used, or where `DEVICE_STRICT` is on and its device does not compute.
 * A model that has to be fetched is fetched behind the started server, unless the device has to be proved with it.
 *
 * @throws EncoderInvalid, DeviceUnavailable
 */
export async function checkEncoder({ roles, encoder }: Pick<Config, 'roles' | 'encoder'>): Promise<void> {
  if (!roles.has('understanding')) return;
  if (comesFromHub(encoder.encoder) && encoder.strictDevice !== true) return;
  const description = await describeEncoder(encoder);
  if (encoder.strictDevice === true) await checkDevice(description);
}
