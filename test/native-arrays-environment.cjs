const { TestEnvironment } = require('jest-environment-node');

/**
 * Jest gives each test file a realm of its own, and native addons take only typed arrays of theirs: onnxruntime
 * refuses a `Float32Array` that was made in a test. Named by `@jest-environment` in tests that hand tensors over.
 */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, { Float32Array, BigInt64Array, Uint8Array, ArrayBuffer });
  }
};
