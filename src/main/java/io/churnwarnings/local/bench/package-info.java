/** Measures how fast the job is, against what could be had without its state. */
package io.churnwarnings.local.bench;
