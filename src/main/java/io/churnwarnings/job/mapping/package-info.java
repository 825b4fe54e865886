/**
 * The options of a mapping, and presets, as checked settings. Start with {@link MappingSettings}.
 */
package io.churnwarnings.job.mapping;
