import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Reference;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * veraPDF's verdicts on PDFs by one profile: one line of tab-separated fields for each failed rule, after one for each file.
 *
 * <pre>Verdicts PROFILE FILE...
 * FILE  path  checks made
 * RULE  clause-test  how often  description  message of the first failure  where it is
 * BROKEN  reason</pre>
 */
public final class Verdicts {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile;
        String resource = "org/verapdf/pdfa/validation/" + arguments[0] + ".xml";
        try (InputStream stream = Verdicts.class.getClassLoader().getResourceAsStream(resource)) {
            profile = new ProfileFile(stream).profile();
        }
        for (int i = 1; i < arguments.length; i++) {
            try {
                judge(new File(arguments[i]), profile);
            } catch (Throwable wrong) {
                line("FILE", arguments[i], "0");
                line("BROKEN", wrong.toString());
            }
        }
        System.exit(0);
    }

    private static void judge(File file, ValidationProfile profile) throws Exception {
        Map<RuleId, List<TestAssertion>> failures = new LinkedHashMap<>();
        ValidationResult result;
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, profile.getPDFAFlavour());
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, -1, true, true, false)) {
            result = validator.validate(parser);
        }
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                failures.computeIfAbsent(assertion.getRuleId(), id -> new ArrayList<>()).add(assertion);
            }
        }
        line("FILE", file.getPath(), String.valueOf(result.getTotalAssertions()));
        for (Map.Entry<RuleId, List<TestAssertion>> entry : failures.entrySet()) {
            RuleId id = entry.getKey();
            TestAssertion first = entry.getValue().get(0);
            line("RULE", id.getClause() + "-" + id.getTestNumber(), String.valueOf(entry.getValue().size()),
                    profile.getRuleByRuleId(id).getDescription(), first.getErrorMessage(), first.getLocation().getContext());
        }
    }

    private static void line(String... fields) {
        StringBuilder built = new StringBuilder();
        for (String field : fields) {
            built.append(built.length() == 0 ? "" : "\t").append(String.valueOf(field).replaceAll("\\s+", " "));
        }
        OUT.println(built);
    }

    /**
     * A profile read with a plain XML parser: the jar comes without the JAXB implementation that veraPDF's own reader asks
     * for, and that reader then gives an empty profile, which every file passes.
     */
    private static final class ProfileFile {
        private final Element root;

        ProfileFile(InputStream stream) throws Exception {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            root = factory.newDocumentBuilder().parse(stream).getDocumentElement();
        }

        ValidationProfile profile() {
            Element details = children(root, "details").get(0);
            Set<Rule> rules = new LinkedHashSet<>();
            for (Element rule : children(children(root, "rules").get(0), "rule")) {
                rules.add(rule(rule));
            }
            if (rules.isEmpty()) {
                throw new IllegalStateException("the profile has no rules");
            }
            Set<Variable> variables = new LinkedHashSet<>();
            for (Element group : children(root, "variables")) {
                for (Element variable : children(group, "variable")) {
                    variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                            text(variable, "defaultValue"), text(variable, "value")));
                }
            }
            return Profiles.profileFromValues(PDFAFlavour.valueOf(root.getAttribute("flavour")),
                    Profiles.profileDetailsFromValues(text(details, "name"), text(details, "description"),
                            details.getAttribute("creator"), new Date(0)),
                    text(root, "hash"), rules, variables);
        }

        private static Rule rule(Element rule) {
            Element id = children(rule, "id").get(0);
            Element error = children(rule, "error").get(0);
            List<ErrorArgument> values = new ArrayList<>();
            for (Element group : children(error, "arguments")) {
                for (Element value : children(group, "argument")) {
                    values.add(ErrorArgumentImpl.fromValues(value.getTextContent(), optional(value, "name"), null));
                }
            }
            List<Reference> references = new ArrayList<>();
            for (Element group : children(rule, "references")) {
                for (Element reference : children(group, "reference")) {
                    references.add(Profiles.referenceFromValues(
                            reference.getAttribute("specification"), reference.getAttribute("clause")));
                }
            }
            RuleId ruleId = Profiles.ruleIdFromValues(
                    PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                    id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
            String deferred = optional(rule, "deferred");
            return Profiles.ruleFromValues(ruleId, rule.getAttribute("object"),
                    deferred == null ? null : Boolean.valueOf(deferred), optional(rule, "tags"),
                    text(rule, "description"), text(rule, "test"),
                    Profiles.errorFromValues(text(error, "message"), values), references);
        }

        private static List<Element> children(Element parent, String name) {
            List<Element> found = new ArrayList<>();
            for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element && name.equals(node.getLocalName())) {
                    found.add((Element) node);
                }
            }
            return found;
        }

        private static String text(Element parent, String name) {
            List<Element> found = children(parent, name);
            return found.isEmpty() ? "" : found.get(0).getTextContent();
        }

        private static String optional(Element element, String name) {
            return element.hasAttribute(name) ? element.getAttribute(name) : null;
        }
    }
}
