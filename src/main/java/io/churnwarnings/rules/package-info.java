/**
 * Rules and models that come while the job runs: documents, what is wrong with them, and the
 * rulebook that they make. Knows the domain, the population model and Jackson, and nothing that
 * runs. / Start with {@link LiveRules}.
 */
package io.churnwarnings.rules;
