/** Reads options and collects all mistakes. Start with {@link SettingsReader}. */
package io.churnwarnings.job.config;
