/**
 * Rules and models that come while the job runs: documents, their mistakes, and the rulebook they
 * form. Knows the domain, the population model and Jackson, but no Flink. / Start with {@link
 * LiveRules}.
 */
package io.churnwarnings.rules;
