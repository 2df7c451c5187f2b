package dev.moie.core.plugin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.core.json.JsonTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The form in which the facts of jars are kept. Written by hand: every beat reads it. */
final class JarFactsJson {
  private JarFactsJson() {}

  static byte[] write(Map<String, JarFacts> jars) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = new JsonFactory().createGenerator(bytes)) {
      out.writeStartObject();
      for (Map.Entry<String, JarFacts> jar : jars.entrySet()) {
        out.writeObjectFieldStart(jar.getKey());
        write(out, jar.getValue());
        out.writeEndObject();
      }
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator out, JarFacts facts) throws IOException {
    out.writeNumberField("size", facts.size());
    out.writeStringField("modified", facts.modified());
    out.writeStringField("sha256", facts.sha256());
    out.writeObjectFieldStart("manifest");
    for (Map.Entry<String, String> attribute : facts.manifest().entrySet()) {
      out.writeStringField(attribute.getKey(), attribute.getValue());
    }
    out.writeEndObject();
    out.writeBooleanField("extensionIndex", facts.hasExtensionIndex());
    if (facts.typeIndex().isPresent()) {
      out.writeStringField("typeIndex", facts.typeIndex().get());
    }
    out.writeNumberField("newestClass", facts.newestClass());
    out.writeArrayFieldStart("signers");
    for (JarSigner signer : facts.signers()) {
      out.writeStartObject();
      out.writeStringField("subject", signer.subject());
      out.writeStringField("fingerprint", signer.fingerprint());
      out.writeNumberField("expires", signer.expires().toEpochMilli());
      out.writeBooleanField("timestamped", signer.timestamped());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("problems");
    for (PluginProblem problem : facts.problems()) {
      out.writeStartObject();
      out.writeStringField("id", problem.id());
      out.writeStringField("message", problem.message());
      out.writeStringField("cure", problem.cure());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is anything else
   */
  static Map<String, JarFacts> read(byte[] bytes) throws IOException {
    JsonNode root = JsonTree.read(new String(bytes, StandardCharsets.UTF_8));
    Map<String, JarFacts> jars = new HashMap<>();
    for (Map.Entry<String, JsonNode> jar : root.properties()) {
      jars.put(jar.getKey(), facts(jar.getValue()));
    }
    return jars;
  }

  private static JarFacts facts(JsonNode node) throws IOException {
    Map<String, String> manifest = new TreeMap<>();
    for (Map.Entry<String, JsonNode> attribute : value(node, "manifest").properties()) {
      manifest.put(attribute.getKey(), attribute.getValue().asText());
    }
    List<PluginProblem> problems = new ArrayList<>();
    for (JsonNode problem : value(node, "problems")) {
      problems.add(
          new PluginProblem(
              value(problem, "id").asText(),
              value(problem, "message").asText(),
              value(problem, "cure").asText()));
    }
    return new JarFacts(
        value(node, "size").asLong(),
        value(node, "modified").asText(),
        value(node, "sha256").asText(),
        manifest,
        value(node, "extensionIndex").asBoolean(),
        Optional.ofNullable(node.get("typeIndex")).map(JsonNode::asText),
        value(node, "newestClass").asInt(),
        signers(value(node, "signers")),
        problems);
  }

  private static List<JarSigner> signers(JsonNode list) throws IOException {
    List<JarSigner> signers = new ArrayList<>();
    for (JsonNode signer : list) {
      signers.add(
          new JarSigner(
              value(signer, "subject").asText(),
              value(signer, "fingerprint").asText(),
              Instant.ofEpochMilli(value(signer, "expires").asLong()),
              value(signer, "timestamped").asBoolean()));
    }
    return signers;
  }

  private static JsonNode value(JsonNode node, String key) throws IOException {
    JsonNode value = node.get(key);
    if (value == null) {
      throw new IOException(key + " is missing");
    }
    return value;
  }
}
