/**
 * The job's graph, its control branch and the ids of its operators. Knows every room that the graph
 * is made of, and nothing local. Start with {@link ChurnPipeline}.
 */
package io.churnwarnings.job;
