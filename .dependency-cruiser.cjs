/**
 * The dependency rule of docs/architecture.md:
 * kernel <- protocol <- domain libs <- adapters <- src and apps/cli; browser apps import protocol only.
 */
const ADAPTERS = [
  'answer-writer-ai-sdk',
  'event-store-kurrent',
  'event-store-postgres',
  'event-store-sqlite',
  'keys-sqlite',
  'read-models-postgres',
  'read-models-sqlite',
  'encoder-transformers',
  'foresight-onnx',
  'foresight-tfjs',
  'shop-backend-http',
  'outbound-smtp',
  'outbound-webhook',
].join('|');
const PORTS_AND_DOMAIN =
  'event-store|read-models|projections|privacy|attachments|safekeeping|shopper|conversation|reading|model-life|understanding|tabular|foresight|recommendation|help|simulator|outcomes|outbound|assistance|content|knowledge';

/** Toolkits know the kernel and one another at most; any adapter may use them. */
const TOOLKITS = ['onnx-graph', 'training-onnx', 'sqlite', 'postgres'].join('|');

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/kernel/' },
    },
    {
      name: 'protocol-imports-kernel-and-zod',
      severity: 'error',
      from: { path: '^libs/protocol/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/(protocol|kernel)/|node_modules/zod/' },
    },
    {
      name: 'domain-knows-no-adapter',
      severity: 'error',
      from: { path: `^libs/(${PORTS_AND_DOMAIN})/`, pathNot: '\\.spec\\.ts$' },
      to: { path: `^libs/(${ADAPTERS}|testing)/` },
    },
    {
      name: 'adapters-do-not-know-each-other',
      severity: 'error',
      from: { path: `^libs/(${ADAPTERS})/`, pathNot: '\\.spec\\.ts$' },
      to: { path: `^libs/(${ADAPTERS})/`, pathNot: '^libs/$1/' },
    },
    {
      name: 'toolkits-know-no-business',
      severity: 'error',
      from: { path: `^libs/(${TOOLKITS})/`, pathNot: '\\.spec\\.ts$' },
      to: { path: '^(libs|src|apps)/', pathNot: `^libs/(${TOOLKITS}|kernel)/` },
    },
    {
      name: 'domain-knows-no-toolkit',
      severity: 'error',
      from: { path: `^libs/(${PORTS_AND_DOMAIN})/`, pathNot: '\\.spec\\.ts$' },
      to: { path: `^libs/(${TOOLKITS})/` },
    },
    {
      name: 'framework-stays-in-src',
      severity: 'error',
      from: { path: '^(libs|apps/(?!cli))' },
      to: { path: 'node_modules/@nestjs/' },
    },
    { name: 'libs-know-no-app', severity: 'error', from: { path: '^libs/' }, to: { path: '^(src|apps)/' } },
    {
      name: 'browser-apps-import-protocol-only',
      severity: 'error',
      from: { path: '^apps/(console|widget|storefront)/' },
      to: { path: '^(src|libs/(?!protocol/|kernel/))' },
    },
    {
      name: 'one-door-a-lib',
      severity: 'error',
      from: { path: '^(libs/[^/]+|src|apps/[^/]+)/', pathNot: '\\.worker\\.ts$' },
      to: { path: '^libs/[^/]+/src/(?!index\\.ts$)', pathNot: ['^$1/', '\\.contract\\.ts$'] },
    },
    {
      name: 'testing-only-in-specs',
      severity: 'error',
      from: { pathNot: '\\.(spec|contract)\\.ts$|^test/|^libs/testing/' },
      to: { path: '^libs/testing/' },
    },
    { name: 'nothing-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
