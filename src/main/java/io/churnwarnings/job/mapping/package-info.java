/**
 * The options of a mapping, and presets, as checked settings. Start with {@link\n *
 * io.churnwarnings.job.mapping.MappingSettings}.
 */
package io.churnwarnings.job.mapping;
