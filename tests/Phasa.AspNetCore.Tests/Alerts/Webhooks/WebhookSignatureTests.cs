using System.Text;
using Phasa.AspNetCore.Alerts.Webhooks;

namespace Phasa.AspNetCore.Tests.Alerts.Webhooks;

public sealed class WebhookSignatureTests
{
    private const string Secret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /// <summary>The example that libraries of Standard Webhooks are tested with.</summary>
    [Fact]
    public void Of_TheStandardsExample_IsItsSignature() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookSignature.Of([Convert.FromBase64String(Secret)], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, Encoding.UTF8.GetBytes("""{"test": 2432232314}""")));

    [Fact]
    public void Of_TwoSecrets_IsOneSignatureOfEach()
    {
        var signatures = WebhookSignature.Of([new byte[24], Convert.FromBase64String(Secret)], "msg_1", 1, [1]).Split(' ');

        Assert.Equal([WebhookSignature.Of([new byte[24]], "msg_1", 1, [1]), WebhookSignature.Of([Convert.FromBase64String(Secret)], "msg_1", 1, [1])], signatures);
    }
}
