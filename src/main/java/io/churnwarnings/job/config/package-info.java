/**
 * Reads options and collects all mistakes. Start with {@link\n *
 * io.churnwarnings.job.config.SettingsReader}.
 */
package io.churnwarnings.job.config;
