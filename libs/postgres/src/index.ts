export { bigintArray, integerArray, textArray } from './arrays.js';
export { canHold } from './can-hold.js';
export { Connections, type Row, type Session, statement, type Statement, type Value } from './connections.js';
export { install, type Installation } from './install.js';
export { Listener } from './listener.js';
export { patiently } from './patiently.js';
export { PostgresUnusable } from './postgres-unusable.js';
