"""What infra/template.yaml deploys: as it stands in the file, and as SAM expands it."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.infra.template import TEMPLATE, properties, template

ROOT = TEMPLATE.parents[1]
SAM_PYTHON = ROOT / ".venv-sam" / "bin" / "python"


@pytest.fixture(scope="module")
def expanded():
    if not SAM_PYTHON.is_file():
        pytest.skip("SAM is not installed: make validate")
    done = subprocess.run(
        [SAM_PYTHON, ROOT / "tests" / "infra" / "expand.py", TEMPLATE], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["Resources"]


def of_type(resources: dict, kind: str) -> list[dict]:
    return [resource["Properties"] for resource in resources.values() if resource["Type"] == kind]


def test_resources_stand_in_the_order_in_which_a_request_meets_them():
    assert list(template()["Resources"]) == [
        "Distribution", "Firewall", "CanonicalQuery", "CachePolicy", "OriginRequestPolicy", "HeadersPolicy",
        "ChartApi", "ChartFunction", "ChartRole", "ChartLogs", "SavedCharts", "SavedChartsPolicy",
        "StaticBucket", "StaticAccess", "StaticBucketPolicy", "AccessLogBucket",
        "ErrorAlarm", "CrashAlarm", "ThrottleAlarm", "LatencyAlarm", "ChartDashboard",
    ]  # fmt: skip


def test_the_defaults_deploy():
    assert all("Default" in parameter for parameter in template()["Parameters"].values())


def test_the_one_output_is_the_url():
    assert list(template()["Outputs"]) == ["Url"]


def holds(condition: object) -> bool:
    """Whether a condition of the template holds with every parameter at its default."""
    if isinstance(condition, str):
        return holds(template()["Conditions"][condition])
    assert isinstance(condition, dict)
    ((kind, value),) = condition.items()
    if kind == "Condition":
        return holds(value)
    if kind == "Fn::Not":
        return not holds(value[0])
    if kind in ("Fn::Or", "Fn::And"):
        return (any if kind == "Fn::Or" else all)(holds(one) for one in value)
    assert kind == "Fn::Equals"
    left, right = (template()["Parameters"][one["Ref"]]["Default"] if isinstance(one, dict) else one for one in value)
    return str(left) == str(right)


def by_default(value: object) -> object:
    """A value of the template as it is by default: each If decided, what is no value left out."""
    if isinstance(value, list):
        return [kept for one in value if (kept := by_default(one)) != {"Ref": "AWS::NoValue"}]
    if isinstance(value, dict):
        if "Fn::If" in value:
            condition, then, otherwise = value["Fn::If"]
            return by_default(then if holds(condition) else otherwise)
        found = {name: by_default(one) for name, one in value.items()}
        return {name: one for name, one in found.items() if one != {"Ref": "AWS::NoValue"}}
    return value


def statements(value: object) -> list[dict]:
    """All statements of policies in a part of the template."""
    if isinstance(value, list):
        return [one for part in value for one in statements(part)]
    if isinstance(value, dict):
        own = value["Statement"] if isinstance(value.get("Statement"), list) else []
        return own + [one for name, part in value.items() if name != "Statement" for one in statements(part)]
    return []


def test_nothing_that_costs_while_idle_is_there(expanded):
    billed = {
        "AWS::SecretsManager::Secret",
        "AWS::WAFv2::WebACL",
        "AWS::CloudWatch::Dashboard",
        "AWS::CloudWatch::Alarm",
    }
    there = [one for one in expanded.values() if "Condition" not in one or holds(one["Condition"])]
    assert billed.isdisjoint(one["Type"] for one in there)
    (function,) = of_type(expanded, "AWS::Lambda::Function")
    function = by_default(function)
    assert "SnapStart" not in function
    assert "ReservedConcurrentExecutions" not in function  # a new account refuses it
    assert function["TracingConfig"] == {"Mode": "PassThrough"}


@pytest.mark.parametrize("rule", template()["Rules"])
def test_no_rule_stands_in_the_way_of_the_defaults(rule):
    assert not holds(template()["Rules"][rule]["RuleCondition"])


def test_no_permission_is_a_wildcard(expanded):
    for statement in statements(expanded):
        if statement["Effect"] == "Deny":
            continue
        actions = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
        assert not any("*" in action for action in actions)
        # X-Ray's actions know no resource; they are there only where tracing is on.
        assert statement.get("Resource") != "*" or all(action.startswith("xray:Put") for action in actions)
        assert statement.get("Principal") != "*"


def test_all_buckets_are_private_and_encrypted(expanded):
    buckets = of_type(expanded, "AWS::S3::Bucket")
    assert len(buckets) == 3
    for bucket in buckets:
        assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
        assert bucket["BucketEncryption"]


@pytest.mark.parametrize("policy", ["SavedChartsPolicy", "StaticBucketPolicy"])
def test_buckets_are_reached_by_https_alone(policy):
    (denied,) = (one for one in statements(properties(policy)) if one["Effect"] == "Deny")
    assert denied["Action"] == "s3:*"
    assert denied["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


def test_saved_charts_are_forgotten_and_those_who_draw_cannot_list_them(expanded):
    rules = properties("SavedCharts")["LifecycleConfiguration"]["Rules"]
    assert {"Ref": "SavedChartDays"} in [rule.get("ExpirationInDays") for rule in rules]
    assert not any("s3:ListBucket" in str(statement["Action"]) for statement in statements(expanded))


class TestCloudFront:
    @pytest.fixture
    def config(self):
        return properties("Distribution")["DistributionConfig"]

    def test_the_handler_decides_how_long_an_answer_keeps(self):
        policy = properties("CachePolicy")["CachePolicyConfig"]
        assert (policy["MinTTL"], policy["DefaultTTL"], policy["MaxTTL"]) == (0, 0, 365 * 24 * 60 * 60)

    def test_the_key_is_the_whole_query_and_the_encoding(self):
        assert properties("CachePolicy")["CachePolicyConfig"]["ParametersInCacheKeyAndForwardedToOrigin"] == {
            "QueryStringsConfig": {"QueryStringBehavior": "all"},
            "HeadersConfig": {"HeaderBehavior": "none"},
            "CookiesConfig": {"CookieBehavior": "none"},
            "EnableAcceptEncodingGzip": True,
            "EnableAcceptEncodingBrotli": True,
        }

    def test_at_most_three_headers_go_on_and_the_host_is_among_them(self):
        headers = properties("OriginRequestPolicy")["OriginRequestPolicyConfig"]["HeadersConfig"]
        assert headers["HeaderBehavior"] == "whitelist"
        assert "x-plotlink-host" in headers["Headers"]
        assert len(headers["Headers"]) <= 3

    def test_no_error_is_kept_longer_than_the_handler_says(self, config):
        kept = {error["ErrorCode"]: error["ErrorCachingMinTTL"] for error in config["CustomErrorResponses"]}
        # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
        assert kept == dict.fromkeys((400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504), 0)

    def test_the_viewers_side(self, config):
        behavior = config["DefaultCacheBehavior"]
        assert config["HttpVersion"] == "http2and3"
        assert behavior["ViewerProtocolPolicy"] == "redirect-to-https"
        assert behavior["Compress"] is True
        assert {"GET", "HEAD", "OPTIONS", "POST"} <= set(behavior["AllowedMethods"])

    def test_no_old_tls_where_the_name_is_ours_and_https_ever_after(self, config):
        _, own, _ = config["ViewerCertificate"]["Fn::If"]
        assert own["MinimumProtocolVersion"] == "TLSv1.2_2021"
        assert config["Origins"][0]["CustomOriginConfig"]["OriginSSLProtocols"] == ["TLSv1.2"]
        policy = properties("HeadersPolicy")["ResponseHeadersPolicyConfig"]
        assert list(policy["SecurityHeadersConfig"]) == ["StrictTransportSecurity"]  # all else is the handler's
        assert policy["SecurityHeadersConfig"]["StrictTransportSecurity"]["AccessControlMaxAgeSec"] > 31_536_000

    def test_where_no_handler_answers_a_picture_does(self, config):
        pages = {one["ErrorCode"]: one.get("ResponsePagePath") for one in config["CustomErrorResponses"]}
        assert {code for code, page in pages.items() if page} == {502, 503, 504}
        page = Path(pages[503] or "")
        assert (ROOT / "infra" / page.relative_to("/")).is_file()
        assert config["CacheBehaviors"][0]["PathPattern"] == f"{page.parent}/*"

    def test_the_edge_function_sees_every_request(self, config):
        assert config["DefaultCacheBehavior"]["FunctionAssociations"] == [
            {"EventType": "viewer-request", "FunctionARN": {"Fn::GetAtt": "CanonicalQuery.FunctionARN"}}
        ]
        assert properties("CanonicalQuery")["FunctionConfig"]["Runtime"] == "cloudfront-js-2.0"
        assert properties("CanonicalQuery")["AutoPublish"] is True

    def test_the_origin_is_given_up_after_the_function_gives_up(self, config):
        origin, _ = config["Origins"]
        assert origin["CustomOriginConfig"]["OriginProtocolPolicy"] == "https-only"
        assert origin["CustomOriginConfig"]["OriginReadTimeout"] > properties("ChartFunction")["Timeout"]


class TestOriginSecret:
    def test_the_handler_accepts_what_cloudfront_sends(self):
        origin, _ = properties("Distribution")["DistributionConfig"]["Origins"]
        (header,) = origin["OriginCustomHeaders"]
        separator, (accepted, previous) = properties("ChartFunction")["Environment"]["Variables"]["ORIGIN_SECRETS"][
            "Fn::Join"
        ]
        assert header["HeaderName"] == "x-origin-secret"
        assert header["HeaderValue"] == accepted
        assert (separator, previous) == (
            "", {"Fn::If": ["TwoOriginSecrets", {"Fn::Sub": ",${PreviousOriginSecret}"}, ""]}
        )  # fmt: skip

    @pytest.mark.parametrize("name", ["OriginSecret", "PreviousOriginSecret"])
    def test_a_secret_is_hidden_long_and_without_commas(self, name):
        parameter = template()["Parameters"][name]
        allowed = re.compile(parameter["AllowedPattern"])
        assert parameter["NoEcho"] is True
        assert allowed.search("")
        assert allowed.search("0123456789abcdefABCDEF_-01234567")
        assert not allowed.search("short")
        assert not allowed.search("0123456789abcdef,0123456789abcdef")


class TestApi:
    def test_one_default_route_throttled(self, expanded):
        (api,) = of_type(expanded, "AWS::ApiGatewayV2::Api")
        (stage,) = of_type(expanded, "AWS::ApiGatewayV2::Stage")
        (path,) = api["Body"]["paths"].values()
        (route,) = path.values()
        assert route["isDefaultRoute"] is True
        assert route["x-amazon-apigateway-integration"]["payloadFormatVersion"] == "2.0"
        assert stage["StageName"] == "$default"
        assert stage["DefaultRouteSettings"]["ThrottlingRateLimit"] == {"Ref": "RequestsPerSecond"}
        assert stage["DefaultRouteSettings"]["ThrottlingBurstLimit"] == {"Ref": "RequestsPerSecond"}

    def test_the_handlers_headers_are_left_alone(self, expanded):
        (api,) = of_type(expanded, "AWS::ApiGatewayV2::Api")
        assert "CorsConfiguration" not in api
        assert "x-amazon-apigateway-cors" not in api["Body"]


class TestFunction:
    def test_it_is_python_313_on_arm_with_one_core(self, expanded):
        (function,) = of_type(expanded, "AWS::Lambda::Function")
        assert function["Handler"] == "render_chart.app.lambda_handler"
        assert function["Runtime"] == "python3.13"
        assert function["Timeout"] == 10
        assert template()["Parameters"]["Architecture"]["Default"] == "arm64"
        assert template()["Parameters"]["MemorySize"]["Default"] == 1769

    def test_its_variables(self):
        variables = properties("ChartFunction")["Environment"]["Variables"]
        assert variables["POWERTOOLS_SERVICE_NAME"] == "plotlink"
        assert variables["POWERTOOLS_METRICS_NAMESPACE"] == "Plotlink"
        assert {"ORIGIN_SECRETS", "LOG_REQUESTS", "PUBLIC_URL"} <= set(variables)
        assert "PYTHONHASHSEED" not in variables
        assert template()["Parameters"]["LogRequests"]["Default"] == "0"

    def test_by_default_it_may_write_its_log_keep_charts_and_nothing_else(self, expanded):
        (role,) = of_type(expanded, "AWS::IAM::Role")
        allowed = statements(by_default(role["Policies"]))
        assert [(one["Action"], one["Resource"]) for one in allowed] == [
            (["logs:CreateLogStream", "logs:PutLogEvents"], {"Fn::Sub": "${ChartLogs.Arn}"}),
            (["s3:GetObject", "s3:PutObject"], {"Fn::Sub": "${SavedCharts.Arn}/charts/*"}),
        ]
        assert "ManagedPolicyArns" not in role

    def test_the_gateway_calls_the_alias(self, expanded):
        (alias,) = (name for name, one in expanded.items() if one["Type"] == "AWS::Lambda::Alias")
        (api,) = of_type(expanded, "AWS::ApiGatewayV2::Api")
        assert expanded[alias]["Properties"]["Name"] == "live"
        assert alias in json.dumps(api["Body"])

    def test_snapstart_can_be_had(self, expanded):
        """It wants Python 3.12 or later, a published version, and no more than 512 MB of /tmp."""
        (function,) = of_type(expanded, "AWS::Lambda::Function")
        assert function["SnapStart"] == {
            "Fn::If": ["SnapStartOn", {"ApplyOn": "PublishedVersions"}, {"Ref": "AWS::NoValue"}]
        }
        assert "EphemeralStorage" not in function
        versions = [one for one in expanded.values() if one["Type"] == "AWS::Lambda::Version"]
        assert [one["DeletionPolicy"] for one in versions] == ["Delete"]

    def test_its_log_is_not_kept_for_ever(self, expanded):
        (function,) = of_type(expanded, "AWS::Lambda::Function")
        (group,) = of_type(expanded, "AWS::Logs::LogGroup")
        assert function["LoggingConfig"] == {"LogGroup": {"Ref": "ChartLogs"}}
        assert group["RetentionInDays"] == {"Ref": "LogRetentionDays"}
        assert template()["Parameters"]["LogRetentionDays"]["Default"] <= 90


def test_only_the_gateway_may_call_the_function(expanded):
    (permission,) = of_type(expanded, "AWS::Lambda::Permission")
    assert permission["Principal"] == "apigateway.amazonaws.com"
    assert "SourceArn" in permission
