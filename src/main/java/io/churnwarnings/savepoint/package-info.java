/** Savepoints without a running job: one made of a history in files, and what one holds. */
package io.churnwarnings.savepoint;
