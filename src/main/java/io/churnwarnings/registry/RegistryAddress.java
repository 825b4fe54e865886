package io.churnwarnings.registry;

import java.io.Serializable;
import java.util.Objects;

/**
 * The address of a registry, and its credentials.
 *
 * @param url the base URL, to which paths such as {@code /subjects} are appended
 * @param user for basic authentication, or null
 * @param password of that user, or a reference such as {@code ${env:NAME}}; or null
 * @param token for bearer authentication, or a reference; or null
 */
public record RegistryAddress(String url, String user, String password, String token)
        implements Serializable {

    public RegistryAddress {
        Objects.requireNonNull(url, "url");
        url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** Omits secrets. */
    @Override
    public String toString() {
        return url;
    }
}
