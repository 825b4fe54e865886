/**
 * Savepoints without a running job: one made of a history in files, and what one holds. Start with
 * {@link SavepointMaker}.
 */
package io.churnwarnings.savepoint;
