/**
 * Bytes of the topics to domain values: decoded records, rejections, control records, dead letters.
 * Knows the domain, JSON and fields; nothing that runs. Start with {@link FactDecoder}.
 */
package io.churnwarnings.codec;
