import { type ParameterOf, Tape, type Value } from '#training-onnx';
import { declareTokens, UseLite } from './use-lite-model.js';
import { DIMENSIONS, EMBEDDING, MAX_TOKENS, type UseLiteParameters } from './use-lite-parameters.js';

/**
 * The encoder for serving: inputs `input_ids` and `attention_mask`, int64 [batch, tokens];
 * output `sentence_embedding`, float [batch, 512].
 *
 * @param timing see `timingSignal`
 */
export function useLiteGraph(parameters: UseLiteParameters, timing: Float32Array): Buffer {
  const tape = new Tape('universal-sentence-encoder-lite');
  const signal = tape.constant(timing, [MAX_TOKENS, EMBEDDING]);
  const vectors = new UseLite(tape, constants(tape, parameters), signal).encode(declareTokens(tape));
  tape.graph.output('sentence_embedding', vectors.name, ['batch', DIMENSIONS]);
  return tape.graph.toBytes();
}

const constants =
  (tape: Tape, parameters: UseLiteParameters): ParameterOf =>
  (name): Value => {
    const tensor = parameters.get(name);
    if (!tensor) throw new RangeError(`The encoder has no weights "${name}".`);
    return tape.constant(tensor.data, tensor.shape);
  };
