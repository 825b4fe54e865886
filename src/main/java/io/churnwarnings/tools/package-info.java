/**
 * The command line's tools, which look back on a shop's history with the same domain as the job:
 * they fit the population model and tell what the job's lines would have been worth.
 */
package io.churnwarnings.tools;
