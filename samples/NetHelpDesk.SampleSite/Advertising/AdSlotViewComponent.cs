using Microsoft.AspNetCore.Mvc;

namespace NetHelpDesk.Site.Advertising;

/// <summary>Chooses by interest where the visitor agreed to that, and shows everybody else the same.</summary>
public sealed class AdSlotViewComponent(HouseAds ads) : ViewComponent
{
    public IViewComponentResult Invoke() => View(ads.For(AdInterest.Read(HttpContext)));
}
