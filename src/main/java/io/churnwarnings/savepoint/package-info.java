/**
 * Savepoints without a running job: creation from a history in files, and reading of the contents.
 * Start with {@link SavepointMaker}.
 */
package io.churnwarnings.savepoint;
