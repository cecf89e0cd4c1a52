export { type Attributes, ElementType, OnnxGraph, type Shape } from './onnx-graph.js';
