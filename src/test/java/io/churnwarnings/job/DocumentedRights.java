package io.churnwarnings.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The commands of the page on security that grant the rights that the job needs. */
final class DocumentedRights {

    private static final Path PAGE = Path.of("src", "site", "markdown", "security.md");
    private static final Pattern COMMAND =
            Pattern.compile(
                    "(?m)^\\$ACLS --add --allow-principal (User:\\S+) --operation (\\S+)"
                            + " --(topic|group|transactional-id) (\\S+)( --resource-pattern-type prefixed)?$");

    private DocumentedRights() {}

    static List<AclBinding> read() throws IOException {
        Matcher matcher = COMMAND.matcher(Files.readString(PAGE));
        return matcher.results().map(DocumentedRights::binding).toList();
    }

    private static AclBinding binding(MatchResult command) {
        ResourceType type =
                switch (command.group(3)) {
                    case "topic" -> ResourceType.TOPIC;
                    case "group" -> ResourceType.GROUP;
                    default -> ResourceType.TRANSACTIONAL_ID;
                };
        return new AclBinding(
                new ResourcePattern(
                        type,
                        command.group(4),
                        command.group(5) == null ? PatternType.LITERAL : PatternType.PREFIXED),
                new AccessControlEntry(
                        command.group(1),
                        "*",
                        AclOperation.fromString(command.group(2)),
                        AclPermissionType.ALLOW));
    }
}
