/** Flink inside this JVM, closed to everybody outside of it but for a page to look at. */
package io.churnwarnings.local.flink;
