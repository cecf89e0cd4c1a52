export { contestOf, gate, isRight } from './analysis/contest.js';
export { coverageAt, coverageCurve, thresholdFor } from './analysis/coverage.js';
export { evaluationReport } from './analysis/evaluation-report.js';
export type { FoldAnswer, HeldOutAnswers } from './analysis/held-out-answers.js';
export { mislabelled } from './analysis/mislabelled.js';
export { overlaps } from './analysis/overlaps.js';
export { suggestIntents, type Unanswered } from './analysis/suggest-intents.js';
export { whatIf } from './analysis/what-if.js';
export { ColumnFinder, type ContextColumns, type ExampleColumns } from './examples/columns.js';
export { turnsBefore } from './examples/context.js';
export { decodeText } from './examples/decode-text.js';
export { ExamplesInvalid } from './examples/example.js';
export type { Example, ExampleWarning, ReadExample, Warn } from './examples/example.js';
export { examineExamples } from './examples/examine-examples.js';
export { readRasaNlu } from './examples/rasa-nlu.js';
export { readExamples, readTable, type ReadOptions } from './examples/read-examples.js';
export { fieldText, type Row } from './examples/row.js';
export { foldsOf, shotsOf } from './evaluation/splits.js';
export { confusions, expectedCalibrationError, measure } from './evaluation/metrics.js';
export type { Confusion, IntentMetrics, Metrics, Outcome } from './evaluation/metrics.js';
export { HybridIntentClassifier } from './hybrid-intent-classifier.js';
export { IntentClassifier, type Classified, type ModelIdentity } from './intent-classifier.js';
export { detectLanguage, languagesOf } from './language.js';
export { IntentModel } from './model/intent-model.js';
export { describeModel, type ModelCard } from './model/model-card.js';
export { decodeModel, encodeModel, loadModel, ModelFileInvalid } from './model/model-file.js';
export { DEFAULT_SETTINGS, type TrainingSettings } from './model/settings.js';
export { openIntentClassifier, type OpenOptions } from './open-intent-classifier.js';
export { EncoderTuner, type Tuned, type TuningProgress, type TuningTask } from './encoder-tuner.js';
export { questionsOf, type Question, type Turn } from './question.js';
export { SentenceEncoder } from './sentence-encoder.js';
export { SwappableClassifier, type Answered } from './swappable-classifier.js';
export { stratifiedFolds } from './training/random.js';
export { modelVersion, trainIntentClassifier } from './training/intent-trainer.js';
export type {
  OnProgress,
  TrainedIntents,
  TrainingProgress,
  TrainingRequest,
} from './training/intent-trainer.js';
export { ModelShelf } from './shelf/model-shelf.js';
export { ScopedClassifier } from './scoped-classifier.js';
