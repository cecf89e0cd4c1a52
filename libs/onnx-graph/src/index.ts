export { type Attributes, ElementType, OnnxGraph, type Shape } from './onnx-graph.js';
export { quantise } from './quantise.js';
